/** Commands of the store of settings. */
@NullMarked
package io.tickflow.cli.config;

import org.jspecify.annotations.NullMarked;
