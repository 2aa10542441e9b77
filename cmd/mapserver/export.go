package main

// exportCommand writes what a published edition looks like elsewhere.
type exportCommand struct {
	Site exportSiteCommand `cmd:"" help:"Write the whole map as plain files, for a file server or an object store."`
	Film exportFilmCommand `cmd:"" help:"Write the days of a campaign as a film, for social networks."`
}
