package align

// slide moves the borders of what was put in to where sentences begin and end.
// In "A. [B.] C" the words put in are as well ". B" between "A" and ". C"; an
// alignment cannot tell, a writer can.
func (m *Map) slide() {
	for o := 0; o+1 < len(m.old); o++ {
		a, b := m.to[o], m.to[o+1]
		if a < 0 || b <= a+1 || !m.free(int(a)+1, int(b)) {
			continue
		}
		// Only what ends in the mark that ends the sentence before it moves.
		if !m.ends(a) && m.ends(b) && m.new[a+1].hash == m.new[b].hash {
			m.from[b] = -1
			m.to[o+1], m.from[a+1] = a+1, int32(o+1)
		}
	}
}

// ends reports whether new token n ends a sentence.
func (m *Map) ends(n int32) bool {
	switch m.newText[m.new[n].start] {
	case '.', '!', '?', ';', ':', 0x3002, 0x0964, 0x06d4, 0x061f:
		return true
	}
	return false
}
