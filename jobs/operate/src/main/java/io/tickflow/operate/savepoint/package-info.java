/** Content of savepoints, compared with the job that would start from them. */
@NullMarked
package io.tickflow.operate.savepoint;

import org.jspecify.annotations.NullMarked;
