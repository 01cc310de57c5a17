package dev.tern.docs.snippets;

import dev.tern.cdk.source.AbstractSource;
import dev.tern.cdk.source.SourceRunner;
import dev.tern.cdk.source.SourceStream;
import java.util.List;

public final class GreetingsSource extends AbstractSource<GreetingsSource.Config> {
  public record Config(List<String> names) {}

  public record Greeting(String text) {}

  @Override
  protected void check(Config config) {}

  @Override
  protected List<SourceStream> streams(Config config) {
    var greetings = SourceStream.named("greetings").schema(Greeting.class);
    var texts = config.names().stream().map("Hello, "::concat).map(Greeting::new);
    return List.of(greetings.reader((from, records) -> texts.forEach(records::emit)));
  }

  public static void main(String[] args) {
    System.exit(SourceRunner.run(new GreetingsSource(), args));
  }
}
