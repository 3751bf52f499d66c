package crf

// A Decoder finds the best label sequence for given scores. It keeps its
// working memory, so one decoder serves one goroutine.
type Decoder struct {
	scheme       Scheme
	starts, ends []int
	// between holds the transition scores from ends to starts, row by end.
	between []int32
	// within holds B→I, B→E, I→I, I→E of each type.
	within []int32
	back   []uint8
	best   []int32
	prev   []int32
}

// NewDecoder returns a decoder for the transition scores, a square over the
// labels, row by the label that comes first.
func NewDecoder(s Scheme, trans []int32) *Decoder {
	d := &Decoder{scheme: s, starts: s.Starts(), ends: s.Ends()}
	n := s.Labels()
	for _, e := range d.ends {
		for _, b := range d.starts {
			d.between = append(d.between, trans[e*n+b])
		}
	}
	for t := range s.Types {
		b, i, e := s.Label(t, Begin), s.Label(t, Inside), s.Label(t, End)
		d.within = append(d.within, trans[b*n+i], trans[b*n+e], trans[i*n+i], trans[i*n+e])
	}
	d.best = make([]int32, n)
	d.prev = make([]int32, n)
	return d
}

const never = -1 << 28

// Decode writes the best labels for scores, one row of labels a token, to out.
func (d *Decoder) Decode(scores []int32, out []uint8) {
	n := len(out)
	if n == 0 {
		return
	}
	L := d.scheme.Labels()
	if cap(d.back) < n*L {
		d.back = make([]uint8, n*L*2)
	}
	back := d.back[:n*L]
	prev, cur := d.prev, d.best
	for y := range prev {
		prev[y] = never
	}
	for _, y := range d.starts {
		prev[y] = scores[y]
	}
	for i := 1; i < n; i++ {
		d.step(prev, cur, scores[i*L:(i+1)*L], back[i*L:(i+1)*L])
		prev, cur = cur, prev
	}
	y := 0
	for _, e := range d.ends {
		if prev[e] > prev[y] {
			y = e
		}
	}
	for i := n - 1; i >= 0; i-- {
		out[i] = uint8(y)
		if i > 0 {
			y = int(back[i*L+y])
		}
	}
}

// step fills cur with the best scores of paths that end at this token.
func (d *Decoder) step(prev, cur, score []int32, back []uint8) {
	// An end that falls too far behind the best can win nothing: a transition
	// is worth at most reach.
	const reach = 4096
	top := int32(never)
	for _, e := range d.ends {
		top = max(top, prev[e])
	}
	ns := len(d.starts)
	for _, b := range d.starts {
		cur[b] = never
	}
	for k, e := range d.ends {
		p := prev[e]
		if p < top-reach {
			continue
		}
		row := d.between[k*ns : (k+1)*ns]
		for j, b := range d.starts {
			if v := p + row[j]; v > cur[b] {
				cur[b] = v
				back[b] = uint8(e)
			}
		}
	}
	for _, b := range d.starts {
		cur[b] += score[b]
	}
	for t := range d.scheme.Types {
		b := 1 + 4*t
		w := d.within[4*t : 4*t+4]
		pb, pi := prev[b], prev[b+1]
		cur[b+1], back[b+1] = pb+w[0], uint8(b)
		if v := pi + w[2]; v > cur[b+1] {
			cur[b+1], back[b+1] = v, uint8(b+1)
		}
		cur[b+2], back[b+2] = pb+w[1], uint8(b)
		if v := pi + w[3]; v > cur[b+2] {
			cur[b+2], back[b+2] = v, uint8(b+1)
		}
		cur[b+1] += score[b+1]
		cur[b+2] += score[b+2]
	}
}
