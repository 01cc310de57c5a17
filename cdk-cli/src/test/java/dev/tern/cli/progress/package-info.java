@NullMarked
package dev.tern.cli.progress;

import org.jspecify.annotations.NullMarked;
