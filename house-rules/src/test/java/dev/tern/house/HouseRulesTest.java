package dev.tern.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Who may import whom, who may touch what, and what nothing may be called. */
@AnalyzeClasses(packages = "dev.tern", importOptions = ImportOption.DoNotIncludeTests.class)
final class HouseRulesTest {

  private static final String EXAMPLES = "dev.tern.examples..";

  @ArchTest
  static final ArchRule modules_import_only_what_stands_below_them =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("protocol")
          .definedBy("dev.tern.protocol..")
          .layer("core")
          .definedBy(
              "dev.tern.cdk.cli",
              "dev.tern.cdk.message",
              "dev.tern.cdk.spec",
              "dev.tern.cdk.error",
              "dev.tern.cdk.log",
              "dev.tern.cdk.catalog",
              "dev.tern.cdk.state")
          .layer("source")
          .definedBy("dev.tern.cdk.source..")
          .layer("destination")
          .definedBy("dev.tern.cdk.destination")
          .layer("sql")
          .definedBy("dev.tern.cdk.destination.sql..")
          .layer("worker")
          .definedBy("dev.tern.worker..")
          .layer("testkit")
          .definedBy("dev.tern.testkit..")
          .layer("cli")
          .definedBy("dev.tern.cli..")
          .layer("examples")
          .definedBy(EXAMPLES)
          .whereLayer("core")
          .mayOnlyAccessLayers("protocol")
          .whereLayer("protocol")
          .mayNotAccessAnyLayer()
          .whereLayer("source")
          .mayOnlyAccessLayers("core", "protocol")
          .whereLayer("destination")
          .mayOnlyAccessLayers("core", "protocol")
          .whereLayer("sql")
          .mayOnlyAccessLayers("destination", "core", "protocol")
          .whereLayer("worker")
          .mayOnlyAccessLayers("core", "protocol")
          .whereLayer("testkit")
          .mayOnlyAccessLayers("worker", "core", "protocol")
          .whereLayer("cli")
          .mayOnlyAccessLayers("testkit", "worker", "core", "protocol")
          .whereLayer("examples")
          .mayOnlyAccessLayers("source", "destination", "sql", "core", "protocol");

  @ArchTest
  static final ArchRule packages_of_the_kit_have_no_cycles =
      slices().matching("dev.tern.cdk.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule failures_know_nothing_but_the_protocol =
      noClasses()
          .that()
          .resideInAPackage("dev.tern.cdk.error")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.tern.cdk..").and(not(resideInAPackage("dev.tern.cdk.error"))));

  @ArchTest
  static final ArchRule framing_knows_neither_commands_nor_configuration =
      noClasses()
          .that()
          .resideInAPackage("dev.tern.cdk.message")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.tern.cdk.cli..",
              "dev.tern.cdk.spec..",
              "dev.tern.cdk.log..",
              "dev.tern.cdk.catalog..");

  @ArchTest
  static final ArchRule only_the_command_line_touches_the_standard_streams =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.tern.cdk.cli",
              "dev.tern.cdk.log",
              "dev.tern.examples.demo..",
              "dev.tern.examples.data..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .accessField(System.class, "in");

  @ArchTest
  static final ArchRule only_a_main_ends_the_process =
      noClasses()
          .that()
          .resideOutsideOfPackages(EXAMPLES)
          .and()
          .doNotHaveSimpleName("ProcessWatch") // ends it where System.exit would wait for itself
          .and()
          .doNotHaveFullyQualifiedName("dev.tern.cli.Main")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  @ArchTest
  static final ArchRule nothing_sleeps =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(TimeUnit.class, "sleep", long.class);

  /** It may have one thread: where one task waits, all wait. */
  @ArchTest
  static final ArchRule nothing_waits_in_the_common_pool =
      noClasses()
          .should()
          .callMethod(CompletableFuture.class, "runAsync", Runnable.class)
          .orShould()
          .callMethod(CompletableFuture.class, "supplyAsync", Supplier.class)
          .orShould()
          .callMethod(CompletableFuture.class, "delayedExecutor", long.class, TimeUnit.class)
          .orShould()
          .callMethod(Collection.class, "parallelStream");

  @ArchTest
  static final ArchRule nothing_is_called_a_helper =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helpers?|Manager|Impl|Common|Misc)")
          .orShould()
          .resideInAnyPackage(
              "..util..", "..utils..", "..common..", "..helper..", "..misc..", "..impl..");

  @ArchTest
  static final ArchRule statics_do_not_change =
      fields()
          .that()
          .areStatic()
          .and()
          .areDeclaredInClassesThat(not(simpleName("LogOutput")))
          .should()
          .beFinal();

  @ArchTest
  static final ArchRule no_double_between_input_and_output =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.tern.cdk.message", "dev.tern.cdk.source", "dev.tern.cdk.destination..")
          .should()
          .callMethod("com.fasterxml.jackson.databind.JsonNode", "doubleValue")
          .orShould()
          .callMethod("com.fasterxml.jackson.databind.JsonNode", "asDouble");

  @ArchTest
  static void tests_skip_nothing_and_sleep_nowhere(JavaClasses unused) {
    JavaClasses tests = new ClassFileImporter().importPaths(Tree.testClasses());
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.junit.jupiter.api.Disabled")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.junit.jupiter.api.Assumptions")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.assertj.core.api.Assumptions")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("net.jqwik.api.Disabled")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .check(tests);
    nothing_waits_in_the_common_pool.check(tests);
  }
}
