actorgraph ties China Russia Pakistan
