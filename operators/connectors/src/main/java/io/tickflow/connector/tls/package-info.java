/** Certificates and keys of encrypted connections, and the reasons for which they are refused. */
@NullMarked
package io.tickflow.connector.tls;

import org.jspecify.annotations.NullMarked;
