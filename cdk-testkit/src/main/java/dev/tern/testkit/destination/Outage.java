package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A way to a store that can be disturbed while a destination writes.
 *
 * @param config a configuration that leads through it
 * @param begin disturbs it, so that a write in flight fails
 * @param end lets everything through again
 */
public record Outage(JsonNode config, Runnable begin, Runnable end) {}
