@NullMarked
package dev.tern.cli;

import org.jspecify.annotations.NullMarked;
