/** Connectors and transcripts held against the rules, as people order it on a command line. */
@NullMarked
package dev.tern.cli.kit;

import org.jspecify.annotations.NullMarked;
