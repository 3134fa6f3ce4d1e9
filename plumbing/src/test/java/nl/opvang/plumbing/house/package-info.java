/** The house rules: what may depend on what, and what things are called. */
@NullMarked
package nl.opvang.plumbing.house;

import org.jspecify.annotations.NullMarked;
