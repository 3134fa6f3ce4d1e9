/** What people fill in on pages: fields as text, each read by itself, and what stands in the way in their words. */
@NullMarked
package nl.opvang.plumbing.page.form;

import org.jspecify.annotations.NullMarked;
