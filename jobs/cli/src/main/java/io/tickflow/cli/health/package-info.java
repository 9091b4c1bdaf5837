/** What runs, what does not, and since when: bin/tickflow status and doctor. */
@NullMarked
package io.tickflow.cli.health;

import org.jspecify.annotations.NullMarked;
