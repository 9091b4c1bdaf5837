/** Certificates of a CA that lives as long as a local cluster, or a test. */
@NullMarked
package io.tickflow.process.tls;

import org.jspecify.annotations.NullMarked;
