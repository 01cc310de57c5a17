package dev.tern.cli;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cli.kit.Inspection;
import dev.tern.cli.kit.ReportOrder;
import dev.tern.cli.kit.RulePick;
import dev.tern.cli.kit.SettingKey;
import dev.tern.cli.kit.Settings;
import dev.tern.cli.kit.Verdict;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries a connector on every rule. */
@Command(
    description = "Try a connector on every rule, whatever language it is written in",
    footer = {"", "For example: cdk test --config config.json -- python3 source.py"})
final class TestCommand implements Callable<Integer> {
  private final Surroundings around;
  @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts its own there
  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final TestOptions options = new TestOptions();
  @Mixin private final ReportOptions reports = new ReportOptions();

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description = "by whose word: protocol or platform; both unless said",
      converter = Words.OfProfile.class,
      completionCandidates = Words.OfProfile.class)
  private @Nullable Profile profile;

  @Option(
      names = "--rules",
      paramLabel = "RULES",
      description = "only these, such as READ-*,SRC-11")
  private @Nullable String rules;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "what starts the connector, behind --; or a reference such as docker:IMAGE")
  private List<String> command = new ArrayList<>();

  TestCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws InterruptedException {
    Order order = understood();
    Verdict verdict = new Verdict(reports(order.inspection()));
    boolean color = around.terminal() && around.screen().get().color();
    new Answer(around, common).give(verdict.json(), () -> verdict.lines(color));
    order.files().forEach(file -> file.write(verdict.reports()));
    return verdict.passed() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private List<Report> reports(Inspection inspection) throws InterruptedException {
    try {
      return inspection.reports();
    } catch (ConfigException e) {
      throw wrong(e);
    }
  }

  private ParameterException wrong(ConfigException setting) {
    String sentence = String.valueOf(setting.getMessage());
    return new ParameterException(spec.commandLine(), sentence, setting);
  }

  /** What is to be done. */
  private record Order(Inspection inspection, List<ReportOrder> files) {}

  private Order understood() {
    try {
      Settings settings = options.settings(around);
      List<ReportOrder> files = new ArrayList<>(reports.orders(around.folder()));
      for (String more : settings.texts(SettingKey.REPORTS)) {
        files.add(ReportOrder.parse(more, settings.folder()));
      }
      Inspection inspection =
          new Inspection(
              new TestedConnector(command, settings).in(around),
              settings,
              picked(settings),
              profiles(settings));
      return new Order(inspection.understood(), files);
    } catch (ConfigException e) {
      throw wrong(e);
    }
  }

  private RulePick picked(Settings settings) {
    List<String> patterns = rules == null ? settings.texts(SettingKey.RULES) : List.of(rules);
    return patterns.isEmpty() ? RulePick.all() : RulePick.of(String.join(",", patterns));
  }

  private List<Profile> profiles(Settings settings) {
    if (profile != null) {
      return List.of(profile);
    }
    Optional<String> told = settings.text(SettingKey.PROFILE);
    List<Profile> meant =
        Stream.of(Profile.values())
            .filter(one -> told.isEmpty() || one.name().equalsIgnoreCase(told.get()))
            .toList();
    if (meant.isEmpty()) {
      throw new ConfigException("The setting 'profile' has to be protocol or platform.");
    }
    return meant;
  }
}
