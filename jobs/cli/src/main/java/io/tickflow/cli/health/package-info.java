/** Commands that observe and check a deployment: status and doctor. */
@NullMarked
package io.tickflow.cli.health;

import org.jspecify.annotations.NullMarked;
