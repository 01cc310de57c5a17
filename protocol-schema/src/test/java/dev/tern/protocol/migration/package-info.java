/** Tests of the translation between the dialects and the versions. */
@NullMarked
package dev.tern.protocol.migration;

import org.jspecify.annotations.NullMarked;
