/**
 * Messages as they cross the border of the process: the one owner of stdout, the one of stdin, and
 * the JSON dialect both speak. What a message means is decided elsewhere. Public for the kit's own
 * modules; an author meets none of it.
 */
@NullMarked
package dev.tern.cdk.message;

import org.jspecify.annotations.NullMarked;
