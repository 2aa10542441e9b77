package gazetteer

// Keys returns what a library looks a text up by: the text as it is, then without
// an article that is written without a space; none for a text that folds to nothing.
func (a *Asked) Keys() []NameKey {
	keys := make([]NameKey, len(a.keys))
	for i := range a.keys {
		keys[i] = NameKey{Key: a.keys[i].key, Skeleton: a.keys[i].skeleton}
	}
	return keys
}

// KeyLikeness is the Likeness of a name of which only the keys are at hand. That
// of the name as it is written may be higher.
func (a *Asked) KeyLikeness(name NameKey) (float64, Reason) {
	return a.likeness(&form{key: name.Key, runes: []rune(name.Key), skeleton: name.Skeleton})
}
