// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Names of instances are what people type. */
class FolderNamesTest {

    @Test
    void eachNameHasAFolderOfItsOwn() {
        var names =
                List.of("plant", "plant 7", "plant/7", "plant_7", "plant%7", "plant%207", "..", ".plant", "Fabrik süd");
        var folders = names.stream().map(RemoteWriteComponent::folder).collect(Collectors.toSet());

        assertThat(folders).hasSize(names.size()).allMatch(folder -> folder.matches("[A-Za-z0-9_%-][A-Za-z0-9._%-]*"));
        assertThat(RemoteWriteComponent.folder("kura.exporter.remotewrite-1.a"))
                .isEqualTo("kura.exporter.remotewrite-1.a");
    }
}
