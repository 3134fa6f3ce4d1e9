/** Decisions about rules come in. */
@NullMarked
package nl.opvang.funding.rule.write;

import org.jspecify.annotations.NullMarked;
