package dev.tern.author;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.source.AbstractSource;
import dev.tern.cdk.source.RecordSink;
import dev.tern.cdk.source.SourceRunner;
import dev.tern.cdk.source.SourceStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A source with one reader that swallows every request to stop, and one that emits for ever. */
public final class DeafSource extends AbstractSource<DeafSource.Config> {

  /** Nothing has to be set. */
  public record Config() {}

  public static void main(String[] args) {
    System.exit(SourceRunner.run(new DeafSource(), args));
  }

  @Override
  protected void check(Config config) {}

  @Override
  protected int concurrency(Config config) {
    return 2;
  }

  @Override
  protected List<SourceStream> streams(Config config) {
    return List.of(
        SourceStream.named("deaf")
            .schema(schema())
            .cursor("id")
            .sorted()
            .reader(
                (from, out) -> {
                  emit(out, 1);
                  sleepOn();
                }),
        SourceStream.named("endless")
            .schema(schema())
            .cursor("id")
            .sorted()
            .reader(
                (from, out) -> {
                  for (int id = 1; id > 0; id++) {
                    emit(out, id);
                  }
                }));
  }

  private static JsonNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    schema.putObject("properties").putObject("id").put("type", "integer");
    return schema;
  }

  private static void emit(RecordSink out, int id) {
    out.emit(JsonNodeFactory.instance.objectNode().put("id", id));
  }

  private static void sleepOn() {
    CountDownLatch never = new CountDownLatch(1);
    while (never.getCount() > 0) {
      try {
        never.await();
      } catch (InterruptedException e) {
        System.err.println("not now");
      }
    }
  }
}
