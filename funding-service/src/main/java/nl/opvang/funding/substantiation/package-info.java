/** What an auditor needs to calculate a year again: SiSa code A16, the BooO. */
@NullMarked
package nl.opvang.funding.substantiation;

import org.jspecify.annotations.NullMarked;
