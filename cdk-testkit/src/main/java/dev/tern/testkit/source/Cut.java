package dev.tern.testkit.source;

import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.suite.Observed;
import java.util.List;

/**
 * A read that ended at a state and went on from it.
 *
 * @param number of the state, from 1
 * @param state the line of the whole read that has it
 * @param after the read that went on
 * @param streams what each gave
 */
record Cut(int number, Evidence state, Observed after, List<Resumption> streams) {}
