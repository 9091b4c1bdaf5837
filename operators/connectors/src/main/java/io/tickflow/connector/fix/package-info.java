/** FIX 4.4 sessions with a broker, on QuickFIX/J. */
@NullMarked
package io.tickflow.connector.fix;

import org.jspecify.annotations.NullMarked;
