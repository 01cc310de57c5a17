package dev.tern.cli;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.SystemException;
import dev.tern.cli.kit.Lint;
import dev.tern.cli.kit.ReportOrder;
import dev.tern.cli.kit.Verdict;
import dev.tern.testkit.lint.LintTask;
import dev.tern.testkit.rule.Report;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds what a connector has printed against the rules. */
@Command(
    description = "Hold what a connector has printed against the rules, while it prints or after")
final class LintCommand implements Callable<Integer> {
  private static final Path STDIN = Path.of("-");
  private static final String NO_MESSAGE =
      " has no message of a connector. Give what one printed, such as: SOURCE read … | cdk lint;"
          + " what it was given goes behind --catalog, --config, --state and --spec.";

  private final Surroundings around;
  @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts its own there
  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final LintOptions options = new LintOptions();
  @Mixin private final ReportOptions reports = new ReportOptions();

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "its stdout as a file; - or nothing for what is piped in")
  private Path file = STDIN;

  @Option(
      names = "--tap",
      description = "pass stdin on to stdout as it comes, and tell what was found on stderr")
  private boolean tap;

  LintCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws IOException {
    try {
      return judged();
    } catch (ConfigException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private int judged() throws IOException {
    List<ReportOrder> orders = reports.orders(around.folder());
    LintTask task = options.task(around);
    Lint lint = file.equals(STDIN) ? new Lint(task) : new Lint(task, file.toString());
    if (options.input().isPresent()) {
      try (InputStream sent = open(options.input().get())) {
        lint.sent(sent);
      }
    }
    try (InputStream printed = file.equals(STDIN) ? around.in() : open(file)) {
      lint.printed(printed, tap ? new PassedOn(around.out()) : OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new SystemException("The transcript broke off: " + e.getMessage(), e);
    }
    String name = file.equals(STDIN) ? "stdin" : file.toString();
    Report report = lint.end(name, options.exitCode());
    int exit = told(new Verdict(List.of(report)));
    if (lint.silent(options.exitCode())) {
      around.err().println(name + NO_MESSAGE);
    }
    orders.forEach(order -> order.write(List.of(report)));
    return exit;
  }

  private int told(Verdict verdict) {
    PrintStream to = tap ? around.err() : around.out();
    if (common.json()) {
      to.println(verdict.json());
    } else {
      verdict.lines(around.terminal() && around.screen().get().color()).forEach(to::println);
    }
    return verdict.passed() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private InputStream open(Path name) {
    Path path = around.folder().resolve(name);
    if (Files.isDirectory(path)) {
      throw new ConfigException(name + " is a folder. Name the file in it that is to be judged.");
    }
    try {
      InputStream file = Files.newInputStream(path);
      return name.toString().endsWith(".gz") ? unpacked(file) : file;
    } catch (ZipException | EOFException e) {
      throw new ConfigException("The file " + name + " is no gzip file. Check its name.", e);
    } catch (IOException e) {
      throw new ConfigException("The file " + name + " cannot be read. Check its name.", e);
    }
  }

  private static InputStream unpacked(InputStream file) throws IOException {
    try {
      return new GZIPInputStream(file);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }
}
