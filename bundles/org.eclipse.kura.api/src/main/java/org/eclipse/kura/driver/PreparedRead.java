// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver;

import java.util.List;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.osgi.annotation.versioning.ProviderType;

/** A reading that is done again and again. */
@ProviderType
@SuppressWarnings("try") // so it is in Kura
public interface PreparedRead extends AutoCloseable {

    List<ChannelRecord> execute() throws ConnectionException, KuraException;

    List<ChannelRecord> getChannelRecords();
}
