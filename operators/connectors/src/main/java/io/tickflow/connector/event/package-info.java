/** Types and encodings of the public events. */
@NullMarked
package io.tickflow.connector.event;

import org.jspecify.annotations.NullMarked;
