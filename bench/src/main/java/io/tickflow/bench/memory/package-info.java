/** Memory of a TaskManager under many symbols and changes of the bundle. */
@NullMarked
package io.tickflow.bench.memory;

import org.jspecify.annotations.NullMarked;
