/** Contract of the components: how each is, what runs it, its figures, and its settings. */
@NullMarked
package io.tickflow.operate.component;

import org.jspecify.annotations.NullMarked;
