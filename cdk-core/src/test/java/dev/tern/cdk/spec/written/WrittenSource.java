package dev.tern.cdk.spec.written;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.spec.bare.ConnectorBase;

/** A connector that wants the JSON itself. */
public final class WrittenSource extends ConnectorBase<JsonNode> {}
