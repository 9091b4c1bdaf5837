/** Options of encrypted connections, the same for each. */
@NullMarked
package io.tickflow.settings.tls;

import org.jspecify.annotations.NullMarked;
