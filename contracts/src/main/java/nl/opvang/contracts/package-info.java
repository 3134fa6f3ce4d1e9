/** What services publish and rely on: nothing here decides. */
@NullMarked
package nl.opvang.contracts;

import org.jspecify.annotations.NullMarked;
