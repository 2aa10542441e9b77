// Package words turns records into sentences in the languages of the product.
// Every string stands in one catalogue per language (locales/<lang>.json); a
// further language is one further file. Numbers and dates follow the
// catalogue's digits and month names; the calendar is always Gregorian and a
// date is a day, never an instant.
package words
