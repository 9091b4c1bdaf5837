/** Catalogue of the topics, and its comparison with a Kafka cluster. */
@NullMarked
package io.tickflow.connector.topic;

import org.jspecify.annotations.NullMarked;
