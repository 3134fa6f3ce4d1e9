/** The rules that the ministry decides from a day on: policies, terms and thresholds. */
@NullMarked
package nl.opvang.funding.rule;

import org.jspecify.annotations.NullMarked;
