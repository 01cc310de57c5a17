package dev.tern.docs.snippets;

import static dev.tern.testkit.assertion.TernAssertions.assertThat;

import dev.tern.docs.snippets.GreetingsSource.Config;
import dev.tern.docs.snippets.GreetingsSource.Greeting;
import dev.tern.testkit.ConnectorRunner;
import java.util.List;
import org.junit.jupiter.api.Test;

class GreetingsInProcessTest {
  private final ConnectorRunner source = ConnectorRunner.of(new GreetingsSource());

  @Test
  void everybody_is_greeted() {
    var result = source.config(new Config(List.of("Ada", "Zoë"))).read();

    assertThat(result).succeeded().completed("greetings");
    assertThat(result)
        .records("greetings", Greeting.class)
        .containsExactly(new Greeting("Hello, Ada"), new Greeting("Hello, Zoë"));
  }

  @Test
  void the_names_are_required() {
    assertThat(source.check()).refuses("names");
  }
}
