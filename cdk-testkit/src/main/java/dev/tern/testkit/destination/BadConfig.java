package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A configuration that fits the specification and cannot work.
 *
 * @param name what is wrong with it
 * @param word what the message for the user has to speak of
 */
public record BadConfig(String name, JsonNode config, String word) {}
