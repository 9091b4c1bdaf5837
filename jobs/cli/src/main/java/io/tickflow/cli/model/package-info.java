/** Commands about models of other libraries. */
@NullMarked
package io.tickflow.cli.model;

import org.jspecify.annotations.NullMarked;
