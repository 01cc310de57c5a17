package dev.tern.testkit.source;

import dev.tern.testkit.rule.Finding.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * A read that ended at a state and went on from it.
 *
 * @param number of the state, from 1
 * @param state the line of the whole read that has it
 * @param tied whether a record behind it has the cursor of one before
 * @param fault how the read that went on ended, if not well
 * @param streams what each gave
 */
record Cut(
    int number, Evidence state, boolean tied, Optional<String> fault, List<Resumption> streams) {}
