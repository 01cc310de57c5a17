package dev.tern.testkit.rule;

import java.util.Optional;

/**
 * One rule of the catalogue.
 *
 * @param id for example {@code READ-14}; never used again for something else
 * @param level how binding it is
 * @param subject whom it binds
 * @param sentence what has to be so
 * @param intent what goes wrong where it is not
 * @param source where it comes from: a section of the protocol document, or code of the platform
 * @param remedy what to look at when it fails
 * @param untested why no test can tell; empty for a rule that is tested
 */
public record Rule(
    String id,
    Level level,
    Subject subject,
    String sentence,
    String intent,
    String source,
    String remedy,
    Optional<String> untested) {}
