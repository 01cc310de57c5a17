package dev.tern.author;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.source.AbstractSource;
import dev.tern.cdk.source.SourceStream;
import java.util.List;

/** A source as an author outside of the kit writes it. */
public final class OneStreamSource extends AbstractSource<OneStreamSource.Config> {

  /** What the user sets. */
  public record Config(int rows) {}

  @Override
  protected void check(Config config) {
    if (config.rows() < 0) {
      throw new ConfigException("There are no rows below zero. Set 'rows' to 0 or more.");
    }
  }

  @Override
  protected List<SourceStream> streams(Config config) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    schema.putObject("properties").putObject("id").put("type", "integer");
    return List.of(
        SourceStream.named("rows")
            .schema(schema)
            .primaryKey("id")
            .reader(
                (from, out) -> {
                  for (int id = 1; id <= config.rows(); id++) {
                    out.emit(JsonNodeFactory.instance.objectNode().put("id", id));
                  }
                  if (config.rows() > 1) {
                    throw new IllegalStateException("too many for this author");
                  }
                }));
  }
}
