/** Training of direction models, from tick files to a bundle. Never on the class path of a job. */
@NullMarked
package io.tickflow.model.training;

import org.jspecify.annotations.NullMarked;
