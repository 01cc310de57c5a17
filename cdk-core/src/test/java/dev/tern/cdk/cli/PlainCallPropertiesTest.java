package dev.tern.cdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

/** What is understood without the grammar is what the grammar says, too. */
class PlainCallPropertiesTest {

  private final ScriptedConnector connector = new ScriptedConnector(context -> {});
  private final List<Command> commands = List.of(new CheckCommand(connector));
  private final CommandLineParser parser = new CommandLineParser(connector, "1", commands);

  @Property
  void a_plain_call_means_what_the_grammar_takes_it_for(@ForAll @NotEmpty String file)
      throws UsageException {
    Optional<CommandLineCall> plain =
        PlainCall.of(commands, new String[] {"check", "--config", file});

    if (plain.isPresent()) {
      assertThat(parser.parse(new String[] {"check", "--config=" + file})).isEqualTo(plain);
    }
  }

  @Property
  void nothing_is_plain_that_the_grammar_refuses(
      @ForAll @Size(max = 4) List<@NotEmpty String> rest) {
    List<String> words = new ArrayList<>(List.of("check"));
    words.addAll(rest);

    assertThat(PlainCall.of(commands, words.toArray(String[]::new))).isEmpty();
  }
}
