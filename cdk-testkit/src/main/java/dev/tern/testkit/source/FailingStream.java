package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A configuration with which one stream fails while the others work.
 *
 * @param config all of it
 * @param stream the name of the one that fails
 */
public record FailingStream(JsonNode config, String stream) {}
