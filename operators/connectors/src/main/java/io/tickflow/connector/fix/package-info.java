/** FIX sessions and the execution sink. */
@NullMarked
package io.tickflow.connector.fix;

import org.jspecify.annotations.NullMarked;
