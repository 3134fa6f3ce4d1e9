/** What is made public about a week: which figures, rounded and withheld by which rules, and what replaces what. */
@NullMarked
package nl.opvang.reporting.publication.domain;

import org.jspecify.annotations.NullMarked;
