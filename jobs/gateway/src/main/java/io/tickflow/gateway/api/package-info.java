/** Routes, requests and answers, without a server. */
@NullMarked
package io.tickflow.gateway.api;

import org.jspecify.annotations.NullMarked;
