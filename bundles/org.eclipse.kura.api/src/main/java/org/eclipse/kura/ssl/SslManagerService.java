// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.ssl;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.osgi.annotation.versioning.ProviderType;

/** What Kura's own connections trust, as it is set under Security, SSL Configuration. */
@ProviderType
public interface SslManagerService {

    /** Trusts those certificates, and shows those keys. */
    SSLContext getSSLContext() throws GeneralSecurityException, IOException;
}
