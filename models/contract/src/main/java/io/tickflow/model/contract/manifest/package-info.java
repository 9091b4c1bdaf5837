/** Manifest of a model bundle: roles, members, and the evidence that travels with them. */
@NullMarked
package io.tickflow.model.contract.manifest;

import org.jspecify.annotations.NullMarked;
