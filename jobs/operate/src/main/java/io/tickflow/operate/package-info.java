/** Operations on a deployment, for any front end: failures and the texts of ages. */
@NullMarked
package io.tickflow.operate;

import org.jspecify.annotations.NullMarked;
