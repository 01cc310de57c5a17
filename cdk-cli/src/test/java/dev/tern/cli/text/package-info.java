@NullMarked
package dev.tern.cli.text;

import org.jspecify.annotations.NullMarked;
